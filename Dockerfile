# Builds the one executable and runs it as a user without rights. Data live in /data: mount a volume there.
#   docker build -t lodestar .
#   docker run -p 8080:8080 -v lodestar:/data -e LODESTAR_PUBLIC_ADDRESS=https://lodestar.example.org lodestar
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm make && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make build

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
RUN mkdir /data && chown app:app /data && chmod 700 /data
COPY --from=build /src/lodestar /usr/local/bin/lodestar
USER app
ENV LODESTAR_DATA=/data LODESTAR_URLS=http://0.0.0.0:8080
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["lodestar"]
