using Marketplace.Modules.Users;

namespace Marketplace.UnitTests.Users;

/// <summary>How wrong passwords lock an account.</summary>
public sealed class LockoutTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5, 15)]
    [InlineData(10, 30)]
    [InlineData(15, 60)]
    [InlineData(30, 480)]
    [InlineData(35, 960)]
    [InlineData(40, 1440)]
    [InlineData(1_000_000_000, 1440)]
    public void After_EachFifthFailure_DoublesUpToADay(int failures, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), Lockout.After(failures, Now));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(9)]
    public void After_AnyOtherFailure_DoesNotLock(int failures) => Assert.Null(Lockout.After(failures, Now));
}
