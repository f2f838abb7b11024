# syntax=docker/dockerfile:1

FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -DskipTests package
RUN cp target/code-factory-*.jar application.jar \
    && java -Djarmode=tools -jar application.jar extract --layers --destination layers

# A JDK, not a JRE: generated Java is compiled and tested with it.
FROM eclipse-temurin:25-jdk-noble
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        bubblewrap curl nodejs npm python3 python3-coverage python3-pytest \
    && npm install --global typescript \
    && rm -rf /var/lib/apt/lists/* /root/.npm

# The service drops no rights by itself, so it starts with none. Bubblewrap must never run as root. The runner makes its socket in
# /run/code-factory as nobody; the service may reach it by its group.
RUN groupadd --system --gid 10001 codefactory \
    && useradd --system --uid 10001 --gid 10001 --home-dir /data --create-home codefactory \
    && install --directory --owner 65534 --group 10001 --mode 2750 /run/code-factory
USER codefactory
VOLUME /data
ENV CODEFACTORY_DATA_DIR=/data

# What changes least comes first, so that a new version of the code is one small layer.
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

# The default address is loopback, which nobody outside the container can reach.
ENV SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s CMD curl --fail --silent http://localhost:8080/health
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=60", \
    "-XX:+ExitOnOutOfMemoryError", "-jar", "application.jar"]
