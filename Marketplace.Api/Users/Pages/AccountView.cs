namespace Marketplace.Api.Users.Pages;

/// <summary>What an account page shows.</summary>
/// <param name="Refusal">Why what was sent was not taken; null when nothing was sent or it was done.</param>
/// <param name="Form">Null when there is nothing left to do.</param>
public sealed record AccountView(string Title, string Lead, string? Refusal = null, AccountViewForm? Form = null);

/// <summary>The form of an account page.</summary>
/// <param name="Token">The secret of the link, which the form sends back.</param>
public sealed record AccountViewForm(string Action, string Token, string Button, bool AsksPassword = false);
