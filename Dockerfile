# The mock and the sandbox for teams without Node.js. Built and run with Docker and with buildah (docs/containers.md).
#   docker build -t ticdc-openapi .
#   docker run --rm -p 8300-8302:8300-8302 ticdc-openapi sandbox --captures 3 --host 0.0.0.0 --advertise-host localhost
#   docker run --rm -p 8300:8300 ticdc-openapi mock --host 0.0.0.0

# Any image with Node.js 20.19 or later and npm.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS package
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm pack --pack-destination /tmp
# Prism, which the mock needs, in the version that the mock is tested with.
RUN prism=$(node -p "require('./package.json').devDependencies['@stoplight/prism-http']") && \
    npm install --prefix /app --omit=peer --omit=dev --ignore-scripts --no-audit --no-fund \
      /tmp/ticdc-openapi-*.tgz "@stoplight/prism-http@$prism"

FROM ${NODE_IMAGE}
COPY --from=package /app /app
ENV NODE_ENV=production PATH=/app/node_modules/.bin:$PATH
USER 1000:1000
EXPOSE 8300 8301 8302
# Both servers respond to this without a cluster that must be ready; the port is that of the first capture.
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8300/api/v1/status').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["ticdc-openapi"]
CMD ["sandbox", "--host", "0.0.0.0"]
