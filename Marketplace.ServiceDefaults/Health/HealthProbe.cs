namespace Marketplace.ServiceDefaults.Health;

/// <summary>Asks a running host for its health; the images have neither a shell nor curl to do it.</summary>
public static class HealthProbe
{
    /// <summary>The word on the command line that asks for it, followed by the address.</summary>
    public const string Word = "--probe";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Asks the address after <see cref="Word"/>.</summary>
    /// <returns>0 when it answers with success, 1 when not; <paramref name="output"/> says why.</returns>
    /// <exception cref="CannotStartException">No address is given.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var at = Array.IndexOf(args, Word);
        if (!Uri.TryCreate(args.ElementAtOrDefault(at + 1), UriKind.Absolute, out var address))
            throw new CannotStartException(
                $"{Word} needs an address, for example {Word} http://127.0.0.1:8080/health."
            );

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Limit };
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return 0;
            var state = await answer.Content.ReadAsStringAsync(cancellationToken);
            await output.WriteLineAsync($"{address} answered {(int)answer.StatusCode}: {state}");
        }
        catch (Exception exception) when (IsSilence(exception) && !cancellationToken.IsCancellationRequested)
        {
            await output.WriteLineAsync($"{address} did not answer: {exception.Message}");
        }

        return 1;
    }

    private static bool IsSilence(Exception exception) => exception is HttpRequestException or TaskCanceledException;
}
