const { bootstrapWorker } = require('@vendure/core');
bootstrapWorker(require('./config').config).then(worker => worker.startJobQueue());
