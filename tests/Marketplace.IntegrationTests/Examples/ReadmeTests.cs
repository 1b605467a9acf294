using System.Text.RegularExpressions;

namespace Marketplace.IntegrationTests.Examples;

/// <summary>The shell blocks of the README, pasted one after the other, twice over the same data.</summary>
public sealed partial class ReadmeTests(ExampleHost host) : IClassFixture<ExampleHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Blocks_Twice_SayTheSame()
    {
        var page = await File.ReadAllTextAsync(Bash.Repository("README.md"), Stop);
        var script = string.Join('\n', Block().Matches(page).Select(block => block.Groups[1].Value))
            .Replace("API=http://127.0.0.1:8080/api/v1", $"API={host.Address}api/v1", StringComparison.Ordinal)
            .Replace("DATA=.data", $"DATA={host.Data}", StringComparison.Ordinal);

        for (var run = 0; run < 2; run++)
        {
            var (_, output, errors) = await Bash.RunAsync(script, Stop);

            Assert.Equal("", errors);
            Assert.DoesNotContain("null", output.Split('\n'));
            string[] expected = ["\"delivered\"", "\"paid\"", "\"active\"", "\"stock.insufficient\""];
            Assert.All(expected, word => Assert.Contains(word, output));
        }
    }

    [GeneratedRegex("^```bash\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
