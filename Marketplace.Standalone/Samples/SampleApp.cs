using System.ComponentModel;
using System.Globalization;

namespace Marketplace.Standalone;

/// <summary>One of the sample applications: pages on the public API, served by Node.js.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Samples">The directory of all samples, with what their build made.</param>
/// <param name="Directory">Its directory below that one; its log is named after it.</param>
/// <param name="Port">Its port on loopback.</param>
internal sealed record SampleApp(string Name, string Samples, string Directory, int Port)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Where browsers find it.</summary>
    internal Uri Address => new(FreePort.Address(Port));

    /// <summary>Starts its server, and returns before that answers.</summary>
    /// <param name="marketplace">The Api, to which the server passes on what its pages ask.</param>
    /// <param name="logDirectory">Where its log goes.</param>
    /// <exception cref="CannotStartException">There is no Node.js, or its log cannot be written.</exception>
    internal async Task<ServerProcess> StartAsync(Uri marketplace, string logDirectory)
    {
        var node =
            SampleFiles.FindNode()
            ?? throw new CannotStartException($"the {Name} needs Node.js 22.12 or newer: see https://nodejs.org");
        try
        {
            return await ServerProcess.StartAsync(
                ServerProcess.Detached([node, .. SampleFiles.Serve(Samples)]),
                LogFile(logDirectory),
                Path.Combine(Samples, Directory),
                new Dictionary<string, string>
                {
                    ["MARKETPLACE_URL"] = marketplace.GetLeftPart(UriPartial.Authority),
                    ["PORT"] = Port.ToString(CultureInfo.InvariantCulture),
                }
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new CannotStartException($"the {Name} did not start: {exception.Message}", exception);
        }
    }

    /// <summary>Waits until it answers.</summary>
    /// <exception cref="CannotStartException">It ended, or did not answer in time.</exception>
    internal async Task WaitUntilReadyAsync(
        ServerProcess server,
        string logDirectory,
        CancellationToken cancellationToken
    )
    {
        using var browser = new HttpClient { BaseAddress = Address, Timeout = AnswerTimeout };
        var started = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync(browser, cancellationToken))
        {
            if (server.Exited.IsCompleted || TimeProvider.System.GetElapsedTime(started) > StartTimeout)
            {
                throw new CannotStartException(
                    $"the {Name} did not start: {server.LastMessage()} (whole log: {LogFile(logDirectory)})"
                );
            }

            await Task.Delay(PollInterval, TimeProvider.System, cancellationToken);
        }
    }

    /// <summary>The file of its server's log.</summary>
    internal string LogFile(string directory) => Path.Combine(directory, $"{Directory}.log");

    private static async Task<bool> AnswersAsync(HttpClient browser, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await browser.GetAsync("", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It listens, but did not answer within the client's timeout.
            return false;
        }
    }
}
