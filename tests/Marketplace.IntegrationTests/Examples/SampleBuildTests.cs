using Marketplace.IntegrationTests.Standalone;

namespace Marketplace.IntegrationTests.Examples;

/// <summary>When <c>./dev</c> builds the samples, and what it says where it cannot.</summary>
public sealed class SampleBuildTests : IDisposable
{
    private const string Node = "node() { echo v20.19.0; }";

    /// <summary>A system for which npm has no Node.js.</summary>
    private const string NoPackage = "node_package() { return 1; }";

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
    [InlineData("return 127", ", with npm")]
    [InlineData("echo v18.20.4", " instead of 18.20.4")]
    [InlineData("echo v20.9.0", " instead of 20.9.0")]
    [InlineData("echo v21.7.3", " instead of 21.7.3")]
    [InlineData("echo v22.11.0", " instead of 22.11.0")]
    public async Task Samples_WithoutNode_AreLeftOutInOneLine(string node, string rest)
    {
        var reason = $"they need Node.js 22.12 or newer{rest} (https://nodejs.org).";

        var result = await RunAsync(
            $"node() {{ {node}; }}\n{NoPackage}\n{Npm}\nif samples_if_possible starting; then echo built; fi"
        );

        Assert.Equal($"dev: starting without shop and seller board: {reason}\n", result.Errors);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task Node_ThatIsTooOld_IsReplacedByOneOfNpm()
    {
        var result = await RunAsync(
            """
            node_package() { echo node-of-test; }
            leave_node() { mkdir -p "$1"; printf '#!/bin/sh\necho %s\n' "$2" >"$1/node"; chmod +x "$1/node"; }
            leave_node "$PWD/old" v18.20.4
            PATH=$PWD/old:$PATH
            npm() {
              leave_node artifacts/node/node_modules/node-of-test/bin "v$node_version"
              mkdir -p artifacts/node/node_modules/.bin
              touch artifacts/node/node_modules/.bin/npm
            }
            need_node
            need_node
            echo "$(node --version) $(samples_lack)"
            echo "v$node_version "
            """
        );

        var lines = result.Output.Split('\n');
        Assert.Equal(lines[1], lines[0]);
        Assert.Matches("^dev: bringing Node.js [0-9.]+ by npm into artifacts/node …\n$", result.Errors);
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
