using Marketplace.IntegrationTests.Standalone;

namespace Marketplace.IntegrationTests.Examples;

/// <summary>When <c>./dev</c> builds the samples, and what it says where it cannot.</summary>
public sealed class SampleBuildTests : IDisposable
{
    private const string Node = "node() { echo v20.19.0; }";

    /// <summary>In place of npm a function that says how it was called, and leaves what a build leaves.</summary>
    private const string Npm = """
        npm() {
          echo "npm $*" >>calls
          mkdir -p samples/node_modules samples/storefront/dist samples/seller/dist
          touch samples/storefront/dist/index.html samples/seller/dist/index.html samples/storefront/dist/other.js
        }
        """;

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("node() { return 127; }", "they need Node.js 20.19 or newer, with npm (https://nodejs.org).")]
    [InlineData(
        "node() { echo v18.20.4; }",
        "they need Node.js 20.19 or newer instead of 18.20.4 (https://nodejs.org)."
    )]
    [InlineData("node() { echo v20.9.0; }", "they need Node.js 20.19 or newer instead of 20.9.0 (https://nodejs.org).")]
    public async Task Samples_WithoutNode_AreLeftOutInOneLine(string node, string reason)
    {
        var result = await RunAsync($"{node}\n{Npm}\nif samples_if_possible starting; then echo built; fi");

        Assert.Equal($"dev: starting without shop and seller board: {reason}\n", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task Samples_ThatDoNotCompile_AreLeftOutWithTheErrors()
    {
        var result = await RunAsync(
            $$"""
            {{Node}}
            npm() { if [ "$1" = run ]; then echo 'src/main.tsx(3,1): error TS1005'; return 2; fi; }
            if samples_if_possible starting; then echo built; fi
            """
        );

        Assert.Contains("src/main.tsx(3,1): error TS1005", result.Errors);
        Assert.EndsWith("their build failed; its errors are above.\n", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Theory]
    [InlineData("true", "")]
    [InlineData("touch samples/storefront/main.tsx", "")]
    [InlineData("echo >>samples/storefront/dist/index.html", "")]
    [InlineData("echo >>samples/storefront/main.tsx", "npm run build --prefix samples")]
    [InlineData("echo >>docs/openapi/v1.json", "npm run build --prefix samples")]
    [InlineData("rm samples/storefront/main.tsx", "npm run build --prefix samples")]
    [InlineData("rm -r samples/seller/dist", "npm run build --prefix samples")]
    [InlineData(
        "echo >>samples/package-lock.json",
        "npm ci --prefix samples --no-audit --no-fund\nnpm run build --prefix samples"
    )]
    public async Task Samples_AreBuiltAgain_OnlyIfTheirSourcesChanged(string change, string calls)
    {
        var result = await RunAsync(
            $"""
            {Node}
            {Npm}
            samples_if_possible starting
            rm calls
            {change}
            samples_if_possible starting
            if [ -f calls ]; then cat calls; fi
            """
        );

        Assert.Equal(calls, result.Output.Trim());
    }

    private Task<Bash.Result> RunAsync(string script) =>
        Bash.RunAsync(
            $"""
            set -euo pipefail
            . {Bash.Repository("dev.d/build.sh")}
            . {Bash.Repository("dev.d/samples.sh")}
            mkdir -p '{_directory.Path}' && cd '{_directory.Path}'
            mkdir -p samples/storefront samples/seller clients/typescript docs/openapi artifacts
            touch samples/package-lock.json samples/storefront/main.tsx docs/openapi/v1.json
            touch clients/package.json clients/package-lock.json
            {script}
            """,
            Stop
        );
}
