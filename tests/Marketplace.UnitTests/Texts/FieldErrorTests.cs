using Marketplace.Foundation;

namespace Marketplace.UnitTests.Texts;

/// <summary>Errors of single fields.</summary>
public sealed class FieldErrorTests
{
    [Fact]
    public void NotAllowed_WithoutTheAllowedValues_CannotBeMade() =>
        Assert.Throws<ArgumentException>(() => new FieldError("#/status", "value.not_allowed"));

    [Fact]
    public void NotAllowed_WithThem_SaysThem()
    {
        var error = new FieldError("#/status", "value.not_allowed", ("allowed", new[] { "open", "closed" }));
        Assert.Contains(
            "open",
            FieldMessages.Text(error.Code, Language.English, error.Parameters),
            StringComparison.Ordinal
        );
    }
}
