namespace Marketplace.Modules.Orders;

/// <summary>Who buys without an account, as they said when they asked for the quote.</summary>
/// <param name="Email">Normalised; nobody has confirmed it.</param>
/// <param name="Phone">E.164; null for the one of the address.</param>
/// <param name="Locale">Language of their mails.</param>
public sealed record GuestBuyer(string Email, string? Phone, string Locale);
