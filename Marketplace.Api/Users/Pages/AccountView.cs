namespace Marketplace.Api.Users.Pages;

/// <summary>Content of an account page.</summary>
/// <param name="Refusal">Why the submitted form was rejected; null when nothing was submitted or it succeeded.</param>
/// <param name="Form">Null when there is nothing left to do.</param>
public sealed record AccountView(string Title, string Lead, string? Refusal = null, AccountViewForm? Form = null);

/// <summary>The form of an account page.</summary>
/// <param name="Token">The secret of the link, which the form posts back.</param>
public sealed record AccountViewForm(string Action, string Token, string Button, bool AsksPassword = false);
