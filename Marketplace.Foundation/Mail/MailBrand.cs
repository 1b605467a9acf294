namespace Marketplace.Foundation;

/// <summary>Who mails come from, as their header and footer name it.</summary>
/// <param name="PostalAddress">Empty when the deployment names none.</param>
/// <param name="SupportEmail">Where questions go; empty when the deployment names none.</param>
/// <param name="HomeUrl">The shop's first page; null when it has none.</param>
/// <param name="PreferencesUrl">The shop's page of mail preferences; null when it has none.</param>
public sealed record MailBrand(
    string Name,
    string PostalAddress,
    string SupportEmail,
    string? HomeUrl,
    string? PreferencesUrl
);
