using Aspire.Hosting.ApplicationModel;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>What is answered is kept, whatever fails meanwhile.</summary>
[Collection(RunningApplicationCollection.Name)]
public sealed class FaultTests(RunningApplication running)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApiInstanceKilled_TheOtherGoesOn_NothingAnsweredIsLost()
    {
        await using var busy = await OpenAsync();
        var victim = running.States.Instances(ResourceNames.Api)[0];

        await running.KillAsync(victim, Token);
        await busy.MoreAsync(10, Token);
        await running.PressAsync(victim, KnownResourceCommands.StartCommand, Token);
        await running.HealthyAsync(Token);

        await busy.CloseAsync(Token);
    }

    [Fact]
    public async Task WorkerKilled_AfterItsRestart_TheFiguresAreComplete()
    {
        var before = await running.Shop.UnitsSoldAsync(Token);
        await using var busy = await OpenAsync();
        var victim = running.States.Instances(ResourceNames.Worker)[0];

        await running.KillAsync(victim, Token);
        await busy.MoreAsync(10, Token);
        await running.PressAsync(victim, KnownResourceCommands.StartCommand, Token);
        await running.HealthyAsync(Token);

        await busy.CloseAsync(Token);
        await Eventually.AsksAsync(
            () => running.Shop.UnitsSoldAsync(Token),
            units => units >= before + busy.Answered,
            Token
        );
    }

    [Fact]
    public Task DatabaseStoppedAndStarted_NothingAnsweredIsLost() => StopAndStartAsync("postgres", mustFail: true);

    [Fact]
    public Task CacheStoppedAndStarted_SellingGoesOn() => StopAndStartAsync(ResourceNames.Cache, mustFail: false);

    private async Task StopAndStartAsync(string resource, bool mustFail)
    {
        await using var busy = await OpenAsync();
        var instance = running.States.Instances(resource)[0];

        await running.PressAsync(instance, KnownResourceCommands.StopCommand, Token);
        if (mustFail)
            await Eventually.AsksAsync(() => Task.FromResult(busy.Refused), refused => refused > 0, Token);
        else
            await busy.MoreAsync(10, Token);
        await running.PressAsync(instance, KnownResourceCommands.StartCommand, Token);
        await running.HealthyAsync(Token);
        await busy.MoreAsync(10, Token);

        await busy.CloseAsync(Token);
    }

    private async Task<BusyShop> OpenAsync()
    {
        var busy = new BusyShop(running.Shop, await running.Shop.VariantAsync(Token));
        await busy.MoreAsync(5, Token);
        return busy;
    }
}
