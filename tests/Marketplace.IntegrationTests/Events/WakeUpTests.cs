using Marketplace.Foundation;
using Marketplace.IntegrationTests.Infrastructure;
using Marketplace.Modules.Products.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Events;

/// <summary>The relay is woken by commits that leave events for it, and by no others.</summary>
public sealed class WakeUpTests(MarketplaceApp app) : IClassFixture<MarketplaceApp>
{
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task Relay_AfterAUnitOfWork_IsWokenForCommittedEvents(bool adds, bool commits, bool isWoken)
    {
        var signals = app.Services.GetRequiredService<PlatformSignals>();
        var woken = signals.Outbox.Next;

        await app.InScopeAsync<IServiceProvider, Result<bool>>(services =>
            services
                .GetRequiredService<UnitOfWork>()
                .ExecuteAsync<bool>(
                    _ =>
                    {
                        if (adds)
                        {
                            var ids = (Ids.New(app.Clock), Ids.New(app.Clock), Ids.New(app.Clock));
                            services
                                .GetRequiredService<EventOutbox>()
                                .Add(new OutOfStock(ids.Item1, ids.Item2, ids.Item3));
                        }

                        return Task.FromResult<Result<bool>>(commits ? true : PlatformErrors.NotFound);
                    },
                    default
                )
        );

        Assert.Equal(isWoken, woken.IsCompleted);
    }
}
