namespace Marketplace.IntegrationTests.Transport;

/// <summary>The contract over the queues in PostgreSQL.</summary>
public sealed class PostgresTransportTests(PostgresTransportTests.App app) : TransportContract(app), IClassFixture<PostgresTransportTests.App>
{
    public sealed class App : TransportApp
    {
        public override void PassPause() => Clock.Advance(TimeSpan.FromMinutes(6));
    }
}
