# The loader: siliconveil and nothing else. docker compose runs it as `siliconveil load …`.
FROM python:3.11-slim

WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY graph ./graph
COPY extract ./extract
COPY queries ./queries
COPY siliconveil ./siliconveil
COPY examples ./examples
RUN pip install --no-cache-dir --constraint constraints.txt ".[neo4j]" \
    && useradd --create-home siliconveil

USER siliconveil
WORKDIR /home/siliconveil
ENTRYPOINT ["siliconveil"]
CMD ["--help"]
