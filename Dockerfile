# Dossier with all that draws and prints. To check the project in this directory:
#   docker build --tag dossier https://… (the repository of Dossier)
#   docker run --rm --volume "$PWD:/work" --user "$(id -u):$(id -g)" dossier check
FROM node:24.21.0-bookworm-slim AS package
WORKDIR /dossier
COPY . .
RUN npm ci && npm pack --pack-destination /package

FROM node:24.21.0-bookworm-slim
# git says what is of a commit, ssh-keygen and openssl check signatures and time stamps.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends git openssh-client openssl \
 && rm -rf /var/lib/apt/lists/* \
 # The project is a volume of somebody else.
 && git config --system --add safe.directory /work
COPY --from=package /package /package
RUN npm install --global /package/*.tgz && npm cache clean --force
ENV XDG_CACHE_HOME=/tmp/cache
USER node
WORKDIR /work
ENTRYPOINT ["dossier"]
