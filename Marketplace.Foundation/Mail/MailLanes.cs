using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Foundation;

/// <summary>Sends mails over several connections at once.</summary>
/// <remarks>Order: the mails of one recipient are sent one after the other.</remarks>
internal sealed class MailLanes : IAsyncDisposable
{
    private readonly AsyncServiceScope[] _scopes;

    /// <param name="count">How many mails are sent at once; each lane has a sender of its own.</param>
    public MailLanes(IServiceScopeFactory scopes, int count) =>
        _scopes = [.. Enumerable.Range(0, count).Select(_ => scopes.CreateAsyncScope())];

    /// <summary>Sends each mail; returns when all lanes have finished.</summary>
    /// <param name="sendAsync">Sends one mail; called by several lanes at once.</param>
    public Task SendAsync(IEnumerable<QueuedMail> mails, Func<IMailSender, QueuedMail, Task> sendAsync) =>
        Task.WhenAll(
            mails
                .GroupBy(mail => mail.To, StringComparer.OrdinalIgnoreCase)
                .Select((ofOne, place) => (Lane: place % _scopes.Length, Mails: ofOne))
                .GroupBy(part => part.Lane, part => part.Mails)
                .Select(async lane =>
                {
                    var sender = _scopes[lane.Key].ServiceProvider.GetRequiredService<IMailSender>();
                    foreach (var mail in lane.SelectMany(ofOne => ofOne))
                        await sendAsync(sender, mail);
                })
        );

    /// <summary>Closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
            await scope.DisposeAsync();
    }
}
