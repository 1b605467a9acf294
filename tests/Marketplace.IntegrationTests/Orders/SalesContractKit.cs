using System.Net;
using System.Text.Json;
using Marketplace.IntegrationTests.Infrastructure;

namespace Marketplace.IntegrationTests.Orders;

/// <summary>Reading and accepting contracts over HTTP, as a client of the Api does it.</summary>
internal static class SalesContractKit
{
    /// <summary>The texts that completing a checkout asks for.</summary>
    public static async Task<JsonElement[]> ContractsAsync(this SignIn buyer, Guid checkout) =>
        await DataAsync(await buyer.Client.GetAsync($"/api/v1/checkouts/{checkout}/contracts"));

    /// <summary>The texts that were accepted with an order.</summary>
    public static async Task<JsonElement[]> AcceptedAsync(this SignIn caller, Guid order, string root = "/api/v1") =>
        await DataAsync(await caller.Client.GetAsync($"{root}/orders/{order}/contracts"));

    /// <summary>Completes a checkout and accepts these texts.</summary>
    public static Task<HttpResponseMessage> CompleteAsync(
        this SignIn buyer,
        Guid checkout,
        IEnumerable<JsonElement> accepted,
        string? traceParent = null
    )
    {
        (string, string)[] trace = traceParent is null ? [] : [("traceparent", traceParent)];
        return buyer.Client.SendJsonAsync(
            HttpMethod.Post,
            $"/api/v1/checkouts/{checkout}/complete",
            new { accepted = accepted.Select(a => new { kind = a.Text("kind"), hash = a.Text("hash") }) },
            [
                ("Idempotency-Key", Guid.CreateVersion7().ToString()),
                ("Accept-Language", "en"),
                ("User-Agent", "tests/1.0"),
                .. trace,
            ]
        );
    }

    /// <summary>Adds a version of a text as an administrator.</summary>
    public static Task<HttpResponseMessage> AddTemplateAsync(
        this SignIn admin,
        string kind,
        string locale,
        string body,
        DateTimeOffset? effectiveFrom = null
    ) =>
        admin.Client.SendJsonAsync(
            HttpMethod.Post,
            "/api/v1/admin/contract-templates",
            new
            {
                kind,
                locale,
                body,
                effectiveFrom,
            },
            ("Accept-Language", "en")
        );

    public static string Text(this JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static async Task<JsonElement[]> DataAsync(HttpResponseMessage answer) =>
        [.. (await answer.JsonAsync(HttpStatusCode.OK)).GetProperty("data").EnumerateArray()];
}
