using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>Errors of messages about orders.</summary>
public static class MessageErrors
{
    public static readonly ErrorDefinition NotAllowed = new(
        "message.not_allowed",
        ErrorKind.Forbidden,
        new("Mesaj gönderilemez", "Message not allowed"),
        new(
            "Bu sipariş henüz satıcıya iletilmedi; ödendikten sonra mesajlaşabilirsiniz.",
            "The seller has not received this order yet; you can exchange messages once it is paid."
        )
    );

    public static readonly ErrorSet All = new([NotAllowed]);
}
