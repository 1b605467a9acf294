using Marketplace.IntegrationTests.Standalone;

namespace Marketplace.IntegrationTests.Examples;

/// <summary>What <c>./dev</c> says before it builds anything, and when it builds.</summary>
public sealed class DevCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("up --prot 80", "./dev up: --prot is not known. Did you mean --port?")]
    [InlineData("aspire --contaners", "./dev aspire: --contaners is not known. Did you mean --containers?")]
    [InlineData("verify --fresh", "./dev verify: --fresh is not known. Known: --data --database --help.")]
    [InlineData("up --port", "./dev up: --port needs a value: --port N.")]
    [InlineData("up --port --demo", "./dev up: --port needs a value: --port N.")]
    [InlineData("up --port=abc", "./dev up: --port needs a whole number from 0 to 65535, not abc.")]
    [InlineData("up --port 99999", "./dev up: --port needs a whole number from 0 to 65535, not 99999.")]
    [InlineData("up --seed x", "./dev up: --seed needs a whole number from 0 to 2147483647, not x.")]
    [InlineData("up --scale 0", "./dev up: --scale needs a whole number from 1 to 1000, not 0.")]
    [InlineData("up --scale 1001", "./dev up: --scale needs a whole number from 1 to 1000, not 1001.")]
    [InlineData(
        "simulate --days 0",
        "./dev simulate: --days needs a whole number from 1 to 3650, not 0; for example --days 365."
    )]
    [InlineData(
        "simulate --orders-per-day many",
        "./dev simulate: --orders-per-day needs a whole number from 1 to 10000, not many; for example"
    )]
    [InlineData("simulate --store 3", "./dev simulate: --store is not known. Did you mean --stores?")]
    [InlineData("demo --url localhost", "./dev demo: --url needs an address such as http://127.0.0.1:8080")]
    [InlineData("test Unti", "./dev test: Unti is not known. Did you mean Unit?")]
    [InlineData("bench --comparee a", "./dev bench: --comparee is not known. Did you mean --compare?")]
    [InlineData("bench --json", "./dev bench: --json needs a value: --json FILE.")]
    [InlineData("check statics", "./dev check: statics is not known. Did you mean static?")]
    [InlineData("uo", "dev: uo is not known. Did you mean up?")]
    public async Task Command_UnknownWordOrBadValue_IsRefusedInOneLineBeforeTheBuild(string words, string expected)
    {
        var result = await DevAsync(words);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.StartsWith(expected, result.Errors);
        Assert.Single(result.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Help_OfEveryCommand_IsItsParagraph()
    {
        var all = (await DevAsync("help")).Output;
        var commands = all.Split('\n')
            .Where(line => line.StartsWith("./dev ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[1])
            .ToList();

        Assert.Contains("sign-in", commands);
        foreach (var command in commands)
        {
            var help = await DevAsync($"help {command}");
            var option = await DevAsync($"{command} --help");
            Assert.StartsWith($"./dev {command}", help.Output);
            Assert.Equal(help, option);
            Assert.Contains(help.Output.TrimEnd(), all);
        }
    }

    [Fact]
    public async Task Build_WhileItRuns_NamesProjectsAndShowsErrorsOnce()
    {
        const string output = """
              Determining projects to restore...
              Restored /src/Marketplace.Api/Marketplace.Api.csproj (in 2 sec).
              Marketplace.Foundation -> /src/artifacts/bin/Marketplace.Foundation/debug/Marketplace.Foundation.dll
            /src/Marketplace.Api/Program.cs(3,1): error CS1002: ; expected [/src/Marketplace.Api/Marketplace.Api.csproj]

            Build FAILED.
            /src/Marketplace.Api/Program.cs(3,1): error CS1002: ; expected [/src/Marketplace.Api/Marketplace.Api.csproj]
                1 Error(s)
            """;
        Directory.CreateDirectory(_directory.Path);
        await File.WriteAllTextAsync(_directory["build"], output, Stop);

        var result = await SourceAsync($"{{ cat '{_directory["build"]}'; sleep 6; }} | show_build");

        var lines = result.Errors.TrimEnd().Split('\n');
        Assert.Single(lines, line => line.Contains("error CS1002", StringComparison.Ordinal));
        Assert.Contains(
            lines,
            line => line.EndsWith(" s  1 built, the last one Marketplace.Foundation", StringComparison.Ordinal)
        );
        Assert.InRange(lines.Length, 3, 4);
        Assert.Equal("", result.Output);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("echo >>Marketplace.Api/Http/One.cs", false)]
    [InlineData("echo >>Marketplace.Api/Admin/Page.razor", false)]
    [InlineData("echo >>Marketplace.Api/appsettings.json", false)]
    [InlineData("echo >>Directory.Build.props", false)]
    [InlineData("rm Marketplace.Api/Http/One.cs", false)]
    [InlineData("echo >Marketplace.Api/Http/Two.cs", false)]
    [InlineData("mv Marketplace.Api/Http/One.cs Marketplace.Api/Http/Two.cs", false)]
    [InlineData("cp -p old.cs Marketplace.Api/Http/One.cs", false)]
    [InlineData("rm -r artifacts/bin", false)]
    public async Task Build_IsSkipped_OnlyIfNothingChanged(string change, bool skipped)
    {
        var result = await SourceAsync(
            $"""
            mkdir -p '{_directory.Path}' && cd '{_directory.Path}'
            mkdir -p Marketplace.Api/Http Marketplace.Api/Admin artifacts/bin/Marketplace.Api/debug
            touch Directory.Build.props Directory.Build.targets global.json BannedSymbols.txt .editorconfig
            touch -d 2020-01-01 old.cs
            touch Marketplace.Api/Http/One.cs Marketplace.Api/Admin/Page.razor Marketplace.Api/appsettings.json
            touch artifacts/bin/Marketplace.Api/debug/Marketplace.Api.dll
            until touch artifacts/built-Marketplace.Api && is_built Marketplace.Api; do :; done
            until touch now && [ now -nt artifacts/built-Marketplace.Api ]; do :; done
            {change}
            if is_built Marketplace.Api; then echo skipped; else echo built; fi
            """
        );

        Assert.Equal(skipped ? "skipped" : "built", result.Output.Trim());
    }

    /// <summary>The first call builds, in place of MSBuild a function that says how it was called.</summary>
    [Fact]
    public async Task BuildWhenChanged_SecondCall_SaysThatNothingChanged()
    {
        var result = await SourceAsync(
            $$"""
            mkdir -p '{{_directory.Path}}' && cd '{{_directory.Path}}'
            mkdir -p Marketplace.Api artifacts/bin/Marketplace.Api/debug
            touch Directory.Build.props Directory.Build.targets global.json BannedSymbols.txt .editorconfig
            touch artifacts/bin/Marketplace.Api/debug/Marketplace.Api.dll
            until touch now && [ now -nt .editorconfig ] && [ now -nt Marketplace.Api ]; do :; done
            dotnet() { echo "called: dotnet $*"; }
            build_when_changed Marketplace.Api
            echo "second:" >&2
            build_when_changed Marketplace.Api
            """
        );

        var calls = result.Errors.Split("second:\n");
        Assert.Contains(
            "called: dotnet build Marketplace.Api -p:RunAnalyzers=false",
            calls[0],
            StringComparison.Ordinal
        );
        Assert.Equal("Nothing changed since the last build.", calls[1].Trim());
    }

    private static Task<Bash.Result> DevAsync(string words) => Bash.RunAsync($"{Bash.Repository("dev")} {words}", Stop);

    private static Task<Bash.Result> SourceAsync(string script) =>
        Bash.RunAsync($"set -euo pipefail\n. {Bash.Repository("dev.d/build.sh")}\n{script}", Stop);
}
