using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <content>Accounts of sellers, transfers to them, and the balance they are paid out of.</content>
public sealed partial class SimulatedProvider
{
    /// <summary>Verifies an account, or takes that back, and says what becomes of transfers to it.</summary>
    /// <param name="course">One of the simulator's courses, for example <c>refused</c>; null leaves it.</param>
    /// <param name="news">How webhooks arrive, for example <c>lost</c>; null leaves it.</param>
    public Task ChangeAccountAsync(
        string accountId,
        string? course = null,
        string? news = null,
        bool canBePaid = true
    ) =>
        ExpectAsync(
            _http.PutAsJsonAsync(
                $"/_simulator/accounts/{accountId}",
                new
                {
                    canBePaid,
                    course,
                    news,
                }
            )
        );

    /// <summary>Accounts that were opened for a store.</summary>
    public Task<IReadOnlyList<JsonElement>> AccountsAsync(Guid sellerId) =>
        MarkedAsync("accounts", "seller_id", sellerId);

    /// <summary>Transfers that were made for a payout.</summary>
    public Task<IReadOnlyList<JsonElement>> TransfersAsync(Guid payoutId) =>
        MarkedAsync("transfers", "payout_id", payoutId);

    /// <summary>Somebody takes a transfer back in the provider's dashboard.</summary>
    /// <param name="amountMinor">Null for all of it.</param>
    public Task ReturnTransferAsync(string transferId, long? amountMinor = null) =>
        ExpectAsync(_http.PostAsJsonAsync($"/_simulator/transfers/{transferId}/return", new { amount = amountMinor }));

    /// <summary>The provider transfers money to the bank account.</summary>
    /// <param name="amountMinor">Null for all it has.</param>
    public Task SettleToBankAsync(long? amountMinor = null) =>
        ExpectAsync(_http.PostAsJsonAsync("/_simulator/settle", new { amount = amountMinor }));

    /// <summary>What the provider holds, minor units.</summary>
    public async Task<long> HeldAsync(string currency = "try") =>
        (await _http.GetFromJsonAsync<Dictionary<string, long>>("/_simulator/balance"))!.GetValueOrDefault(currency);

    /// <summary>Sends every webhook about something so many times more, all at once.</summary>
    public async Task ReplayAllAsync(string objectId, int times)
    {
        var sent = await _http.GetFromJsonAsync<JsonElement>($"/_simulator/webhooks?objectId={objectId}");
        var ids = sent.EnumerateArray().Select(webhook => webhook.GetProperty("id").GetString()).ToArray();
        Assert.NotEmpty(ids);
        await Task.WhenAll(
            Enumerable
                .Range(0, times * ids.Length)
                .Select(i =>
                    ExpectAsync(_http.PostAsJsonAsync($"/_simulator/webhooks/{ids[i % ids.Length]}/replay", new { }))
                )
        );
    }

    private async Task<IReadOnlyList<JsonElement>> MarkedAsync(string kind, string mark, Guid id)
    {
        var all = await _http.GetFromJsonAsync<JsonElement>($"/_simulator/{kind}?limit=1000");
        return
        [
            .. all.EnumerateArray()
                .Where(one =>
                    one.GetProperty("metadata").TryGetProperty(mark, out var of) && of.GetString() == id.ToString()
                ),
        ];
    }

    private static async Task ExpectAsync(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
