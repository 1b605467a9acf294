using Marketplace.Foundation;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Orders;

/// <summary>How a message is written: contact data is replaced, and its readers hear of it a little later.</summary>
public sealed class MessageTextPolicy(IOptions<MessagesOptions> options, TimeProvider clock)
{
    internal DateTimeOffset Now => clock.GetUtcNow();

    internal TimeSpan AnnounceAfter => TimeSpan.FromMinutes(options.Value.AnnounceAfterMinutes);

    /// <summary>The message as it is kept.</summary>
    internal NewMessage Compose(SendMessage input, MessageSide side)
    {
        var text = input.Body.ReplaceLineEndings("\n").Trim();
        var (body, found) =
            side != MessageSide.Support && options.Value.HideContactData ? ContactData.Hide(text) : (text, false);
        return new(Ids.New(clock), side, input.Party.UserId!.Value, body, found);
    }
}
