using Marketplace.Modules.Users;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.UnitTests.Users;

/// <summary>Who acts, and what a token says of it.</summary>
public sealed class ActorTests
{
    private static readonly Guid UserId = Guid.Parse("0198f0c2-0000-7000-8000-000000000001");
    private static readonly Guid Store = Guid.Parse("0198f0c2-0000-7000-8000-000000000002");
    private static readonly Actor Member = new(UserId, new HashSet<string>(), new HashSet<Guid> { Store }, true)
    {
        Scopes = new Dictionary<Guid, IReadOnlySet<string>> { [Store] = new HashSet<string> { "orders:read" } },
    };

    [Fact]
    public void MayActFor_AScope_AsksTheStoreAndTheScope()
    {
        Assert.True(Member.MayActFor(Store, "orders:read"));
        Assert.False(Member.MayActFor(Store, "orders:write"));
        Assert.False(Member.MayActFor(UserId, "orders:read"));
        Assert.False(Actor.System.MayActFor(Store, "orders:read"));
    }

    [Fact]
    public void Principal_WithAnApiKey_IsTheKeyElseTheUser()
    {
        var key = Guid.Parse("0198f0c2-0000-7000-8000-000000000003");
        Assert.Equal(UserId.ToString(), Member.Principal);
        Assert.Equal($"key:{key}", (Member with { ApiKeyId = key }).Principal);
        Assert.Throws<InvalidOperationException>(() => Actor.System.Principal);
    }

    [Fact]
    public void StoreClaim_Written_ReadsBack() =>
        Assert.Equal(
            new StoreMembership(Store, "manager"),
            StoreClaim.Read(StoreClaim.Write(new StoreMembership(Store, "manager")))
        );

    [Theory]
    [InlineData("0198f0c2-0000-7000-8000-000000000002")]
    [InlineData("0198f0c2-0000-7000-8000-000000000002:")]
    [InlineData("somewhere:owner")]
    [InlineData("0198f0c2-0000-7000-8000-000000000002:owner:more")]
    [InlineData("")]
    public void StoreClaim_WithoutStoreOrRole_IsNotBelieved(string claim) => Assert.Null(StoreClaim.Read(claim));
}
