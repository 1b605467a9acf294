namespace Marketplace.Api.Admin.Forms;

/// <summary>What a form answers with before it changes anything, or instead of changing something.</summary>
/// <param name="Facts">Values as they would be saved, in words.</param>
/// <param name="BackHref">The page to go back to.</param>
/// <param name="Action">Where to send the fields again to save them; null when there is nothing to save.</param>
public sealed record FormAnswer(
    string Title,
    string Lead,
    IReadOnlyList<(string Label, string Value)> Facts,
    string BackHref,
    string? Action,
    IReadOnlyList<(string Name, string Value)> Fields
);
