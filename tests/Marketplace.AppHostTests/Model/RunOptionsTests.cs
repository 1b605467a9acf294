using Marketplace.AppHost.Running;
using Marketplace.ServiceDefaults;

namespace Marketplace.AppHostTests;

/// <summary>What the AppHost understands of its command line.</summary>
public sealed class RunOptionsTests
{
    [Theory]
    [InlineData("--executables --data /d --port 81 --demo")]
    [InlineData("--data=/d --executables --demo --port=81")]
    [InlineData("--demo --port 81 --data /d --executables")]
    public void Parse_AnyOrder_TakesEveryWord(string line)
    {
        var options = RunOptions.Parse(line.Split(' '));

        Assert.Equal(
            (RunMode.Executables, "/d", 81, true),
            (options.Mode!.Value, options.Data, options.Port!.Value, options.Demo)
        );
        Assert.Empty(options.Rest);
    }

    [Fact]
    public void Parse_WordsOfAspire_AreLeftToIt()
    {
        var options = RunOptions.Parse(["--operation", "publish", "--demo"]);

        Assert.Equal(["--operation", "publish"], options.Rest);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port x")]
    [InlineData("--port 70000")]
    [InlineData("--data")]
    [InlineData("--containers --executables")]
    public void Parse_Nonsense_IsRefused(string line) =>
        Assert.Throws<CannotStartException>(() => RunOptions.Parse(line.Split(' ')));

    [Fact]
    public void Of_TestWithoutADirectory_IsRefused() =>
        Assert.Throws<CannotStartException>(() => InstanceData.Of(RunOptions.Parse(["--executables"])));
}
