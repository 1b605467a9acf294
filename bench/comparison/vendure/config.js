// What `@vendure/create` writes, without mail, images and dashboard: less work for the server, not more.
const { DefaultJobQueuePlugin, DefaultSchedulerPlugin, DefaultSearchPlugin, DefaultLogger, LogLevel, dummyPaymentHandler } = require('@vendure/core');

exports.config = {
  logger: new DefaultLogger({ level: LogLevel.Warn }),
  apiOptions: { hostname: '127.0.0.1', port: Number(process.env.PORT), cors: false },
  authOptions: {
    tokenMethod: ['bearer'], requireVerification: false,
    superadminCredentials: { identifier: 'superadmin', password: 'only-for-measuring' },
  },
  dbConnectionOptions: {
    type: 'postgres', url: process.env.DATABASE_URL, synchronize: process.env.SEED === '1', poolSize: 30,
  },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  plugins: [
    DefaultJobQueuePlugin.init({ useDatabaseForBuffer: true }),
    DefaultSearchPlugin.init({ bufferUpdates: false, indexStockStatus: true }),
    DefaultSchedulerPlugin.init(),
  ],
};
