namespace Marketplace.Modules.Orders.Contracts;

/// <summary>Links with which guests open what they bought.</summary>
public interface IGuestLinks
{
    /// <summary>A link that opens a purchase for 30 days.</summary>
    /// <param name="id">The purchase, or one of its orders.</param>
    string UrlOf(Guid id);
}
