// What `create-medusa-app` writes, without the dashboard. Without Redis, Medusa keeps events, workflows, locks and cache in its one process.
const { defineConfig } = require('@medusajs/framework/utils');

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false, pool: { min: 2, max: 30 } },
    http: { storeCors: 'http://127.0.0.1', adminCors: 'http://127.0.0.1', authCors: 'http://127.0.0.1', jwtSecret: 'only-for-measuring', cookieSecret: 'only-for-measuring' },
  },
  admin: { disable: true },
});
