using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Marketplace.Api.Live;
using Marketplace.IntegrationTests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Live;

/// <summary>A client of a stream of live events.</summary>
internal sealed class LiveReader : IDisposable
{
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private LiveReader(HttpResponseMessage response, Stream body) =>
        (Response, _events) = (response, SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator());

    public HttpResponseMessage Response { get; }

    /// <summary>Opens a stream that must be given.</summary>
    public static async Task<LiveReader> OpenAsync(HttpClient client, string path, string? lastEventId = null)
    {
        var response = await AskAsync(client, path, lastEventId);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}");
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Asks for a stream and reads the head of the answer.</summary>
    public static Task<HttpResponseMessage> AskAsync(
        HttpClient client,
        string path,
        string? lastEventId = null,
        string accept = "text/event-stream"
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Waits until an Api hears what others send; a stream begins with another resync otherwise.</summary>
    public static Task HearsAsync(MarketplaceApp app) =>
        MarketplaceApp.EventuallyAsync(
            "the Api hears signals",
            () => Task.FromResult(app.Services.GetRequiredService<LiveHub>().Hears)
        );

    /// <summary>The next event.</summary>
    public async Task<LiveItem> NextAsync()
    {
        Assert.True(await MovesAsync(), "The stream has ended.");
        var item = _events.Current;
        var data = JsonDocument.Parse(item.Data).RootElement;
        Assert.Equal(["at", "subject", "type"], data.EnumerateObject().Select(m => m.Name).Order());
        Assert.Equal(item.EventType, data.GetProperty("type").GetString());
        var subject = data.GetProperty("subject");
        return new(item.EventType, subject.ValueKind == JsonValueKind.Null ? null : subject.GetGuid(), item.EventId!);
    }

    /// <summary>The next event; must be of this type.</summary>
    public async Task<LiveItem> NextAsync(string type)
    {
        var item = await NextAsync();
        Assert.Equal(type, item.Type);
        return item;
    }

    /// <summary>The next event of this type: signals of what was before the stream began may come first.</summary>
    public async Task<LiveItem> ComesAsync(string type)
    {
        var item = await NextAsync();
        while (item.Type != type)
            item = await NextAsync();
        return item;
    }

    /// <summary>Reads on until the stream ends by itself; gives the types that came.</summary>
    public async Task<IReadOnlyList<string>> RestAsync()
    {
        var types = new List<string>();
        while (await MovesAsync())
            types.Add(_events.Current.EventType);
        return types;
    }

    public void Dispose() => Response.Dispose();

    private Task<bool> MovesAsync() => _events.MoveNextAsync().AsTask().WaitAsync(MarketplaceApp.Patience);
}

/// <summary>One event.</summary>
internal sealed record LiveItem(string Type, Guid? Subject, string Id);
