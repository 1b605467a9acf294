namespace Marketplace.IntegrationTests.Examples;

/// <summary><c>Marketplace.http</c>, run from top to bottom as an editor does, twice over the same data.</summary>
public sealed class MarketplaceHttpTests(ExampleHost host) : IClassFixture<ExampleHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_Twice_IsAnsweredAsTheFileSays()
    {
        var file = HttpFile.Parse(await File.ReadAllTextAsync(Bash.Repository("Marketplace.http"), Stop));
        using var first = new HttpFileRun(file, host.Dotenv);
        using var second = new HttpFileRun(file, host.Dotenv);

        var answers = await first.SendAllAsync(Stop);
        var again = await second.SendAllAsync(Stop);

        Assert.Equal(file.Requests.Count, answers.Count);
        Assert.Contains("409 stock.insufficient", answers);
        Assert.Contains("409 subscription.exists", again);
    }

    [Fact]
    public void EnvFile_IsForItsOwnerAlone() =>
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(host.EnvFile));
}
