namespace Marketplace.ServiceDefaults.Health;

/// <summary>Probes the health of a running host from the command line; the container images have neither a shell nor
/// curl.</summary>
public static class HealthProbe
{
    /// <summary>The command-line switch, followed by the URL to probe.</summary>
    public const string Word = "--probe";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Requests the URL given after <see cref="Word"/>.</summary>
    /// <returns>0 for a success status; otherwise 1, with the reason written to <paramref name="output"/>.</returns>
    /// <exception cref="CannotStartException">No URL is given.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var at = Array.IndexOf(args, Word);
        if (!Uri.TryCreate(args.ElementAtOrDefault(at + 1), UriKind.Absolute, out var address))
            throw new CannotStartException($"{Word} requires a URL, for example {Word} http://127.0.0.1:8080/health.");

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Limit };
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            if (response.IsSuccessStatusCode)
                return 0;
            var state = await response.Content.ReadAsStringAsync(cancellationToken);
            await output.WriteLineAsync($"{address} returned {(int)response.StatusCode}: {state}");
        }
        catch (Exception exception) when (IsNoResponse(exception) && !cancellationToken.IsCancellationRequested)
        {
            await output.WriteLineAsync($"{address} did not respond: {exception.Message}");
        }

        return 1;
    }

    private static bool IsNoResponse(Exception exception) => exception is HttpRequestException or TaskCanceledException;
}
