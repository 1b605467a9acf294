global using Marketplace.IntegrationTests.Kit;
global using Xunit;
