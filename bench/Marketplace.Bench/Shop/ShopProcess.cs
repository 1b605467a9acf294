using System.Diagnostics;
using System.Globalization;
using Marketplace.ServiceDefaults;
using Marketplace.Standalone;
using Microsoft.Extensions.Hosting;

namespace Marketplace.Bench;

/// <summary>A process of the product, with limits out of the way; ends with SIGTERM.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private ShopProcess(Process process) => Process = process;

    public Process Process { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>The one-process host over a data directory, once it listens.</summary>
    public static async Task<ShopProcess> StartHostAsync(string directory, EmbeddedGarnet? cache)
    {
        var environment = new Dictionary<string, string>();
        if (cache is not null)
            environment[$"ConnectionStrings__{ResourceNames.Cache}"] = cache.ConnectionString;
        string[] words = ["--port", "0", "--data", directory, "--demo"];
        var host = Start("Marketplace.Standalone.dll", words, environment);
        await host.UntilAsync(() => Task.FromResult(InstanceAddress.Of(directory) is not null));
        host.Address = RunningInstance.Find(new StandaloneArguments(Data: directory)).Address;
        return host;
    }

    /// <summary>The Api as it is deployed, over the database, the secrets and the files of the one-process host, once
    /// it is healthy.</summary>
    public static async Task<ShopProcess> StartApiAsync(
        string directory,
        string database,
        EmbeddedGarnet cache,
        Func<string, string> secret
    )
    {
        var address = FreePort.Address(FreePort.Find());
        var environment = new Dictionary<string, string>
        {
            [$"ConnectionStrings__{ResourceNames.Database}"] = database,
            [$"ConnectionStrings__{ResourceNames.Cache}"] = cache.ConnectionString,
            ["Marketplace__PublicUrl"] = address,
            ["Marketplace__DataDirectory"] = Path.Combine(directory, "files"),
            ["Marketplace__Secrets__RootKey"] = secret("root-key"),
            ["Auth__SigningKeys__0__Path"] = Path.Combine(directory, "secrets", "signing-key.pem"),
            ["Mail__Directory"] = Path.Combine(directory, "mails"),
            ["ASPNETCORE_ENVIRONMENT"] = Environments.Development,
        };
        var api = Start("Marketplace.Api.dll", ["--urls", address], environment);
        api.Address = new Uri(address);
        await api.UntilHealthyAsync();
        return api;
    }

    /// <summary>Waits until the process says that it is healthy.</summary>
    public async Task UntilHealthyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        await UntilAsync(async () =>
        {
            try
            {
                using var answer = await client.GetAsync("/health");
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
                return false;
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            using var asked = Process.Start("kill", ["-TERM", Process.Id.ToString(CultureInfo.InvariantCulture)]);
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
    }

    private static ShopProcess Start(string dll, string[] words, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, dll), .. words])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["RateLimits__Enabled"] = "false";
        start.Environment["Orders__MaxUnpaidPurchases"] = "1000000";
        start.Environment["Orders__MaxHeldUnits"] = "1000000000";
        start.Environment["Orders__MaxUnpaidPerDay"] = "1000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new(process);
    }

    private async Task UntilAsync(Func<Task<bool>> isReadyAsync)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isReadyAsync())
        {
            if (Process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException("The marketplace did not start; ./dev up says why.");
            await Task.Delay(Glance);
        }
    }
}
