#pragma warning disable ASPIREINTERACTION001 // Arguments of commands are marked as experimental.
using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.AppHost.Commands;

/// <summary>Commands on the payment simulator.</summary>
internal static class PaymentCommands
{
    private const string Scenario = "scenario";
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    // Those a person tries by hand; the simulator's own page has all of them.
    private static readonly string[] Scenarios = ["success", "decline", "timeout", "duplicate", "late", "lost"];

    /// <summary>Adds them.</summary>
    internal static void Add(IResourceBuilder<ProjectResource> simulator)
    {
        var endpoint = simulator.GetEndpoint("http");
        simulator.WithCommand(
            "pay-newest",
            "Pay as a test buyer",
            context =>
                PayNewestAsync(
                    new Uri(endpoint.Url),
                    context.Arguments.GetString(Scenario) ?? Scenarios[0],
                    context.CancellationToken
                ),
            new()
            {
                IconName = "Payment",
                IsHighlighted = true,
                Description = "Pays what was checked out last and still waits for its money.",
                Arguments =
                [
                    new()
                    {
                        Name = Scenario,
                        Label = "What happens",
                        InputType = InputType.Choice,
                        Value = Scenarios[0],
                        Options = [.. Scenarios.Select(name => KeyValuePair.Create(name, name))],
                    },
                ],
            }
        );
    }

    /// <summary>Lets the simulator forget every payment.</summary>
    internal static async Task<ExecuteCommandResult> ForgetAsync(
        IResourceBuilder<ProjectResource> simulator,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var reset = new Uri(new Uri(simulator.GetEndpoint("http").Url), "/_simulator/reset");
            using var answer = await Http.PostAsync(reset, null, cancellationToken);
            answer.EnsureSuccessStatusCode();
            return CommandResults.Success();
        }
        catch (HttpRequestException exception)
        {
            return CommandResults.Failure($"The simulator did not forget its payments: {exception.Message}");
        }
    }

    private static async Task<ExecuteCommandResult> PayNewestAsync(
        Uri simulator,
        string scenario,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var sessions = await Http.GetFromJsonAsync<JsonElement>(
                new Uri(simulator, "/_simulator/sessions?limit=50"),
                cancellationToken
            );
            var open = sessions
                .EnumerateArray()
                .FirstOrDefault(session => session.GetProperty("status").GetString() == "open");
            if (open.ValueKind != JsonValueKind.Object)
                return CommandResults.Failure("No payment waits. Check out by card first.");

            var pay = new Uri(simulator, $"/_simulator/sessions/{open.GetProperty("id").GetString()}/pay");
            using var answer = await Http.PostAsJsonAsync(pay, new { scenario }, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode
                ? CommandResults.Success("", text, CommandResultFormat.Json, true)
                : CommandResults.Failure($"The simulator refused: {text}");
        }
        catch (HttpRequestException exception)
        {
            return CommandResults.Failure($"The simulator did not answer: {exception.Message}");
        }
    }
}
