using Marketplace.Api.Admin;
using Marketplace.Foundation;

namespace Marketplace.UnitTests.Admin;

public sealed class AuditDiffTests
{
    [Fact]
    public void Of_BeforeAndAfter_IsWhatDiffers() =>
        Assert.Equal(
            [new("roles", "", "admin, support"), new("locked", "true", "false"), new("reason", null, "left")],
            AuditDiff.Of(
                Entry(
                    """{"status":"active","roles":[],"locked":true}""",
                    """{"status":"active","roles":["admin","support"],"locked":false,"reason":"left"}"""
                )
            )
        );

    [Fact]
    public void Of_NothingWritten_IsEmpty() => Assert.Empty(AuditDiff.Of(Entry(null, null)));

    [Fact]
    public void Of_OnlyAfter_LeavesOutWhatHasNoValue() =>
        Assert.Equal(
            [new("status", null, "approved")],
            AuditDiff.Of(Entry(null, """{"reason":null,"status":"approved"}"""))
        );

    private static AuditEntry Entry(string? before, string? after) =>
        new()
        {
            Action = "user.set-roles",
            ObjectType = "user",
            ObjectId = "1",
            Before = before,
            After = after,
        };
}
