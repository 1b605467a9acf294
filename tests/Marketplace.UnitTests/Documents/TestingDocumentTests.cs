namespace Marketplace.UnitTests.Documents;

/// <summary>The example in docs/testing.md is a test that runs.</summary>
public sealed class TestingDocumentTests
{
    [Fact]
    public void Example_InTheDocument_IsTheFileItNames() =>
        Assert.Contains(
            "```csharp\n" + DocumentFiles.Read("tests/Marketplace.IntegrationTests/Orders/LastUnitTests.cs") + "```",
            DocumentFiles.Read("docs/testing.md"),
            StringComparison.Ordinal
        );
}
