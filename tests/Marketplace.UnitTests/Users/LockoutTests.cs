using Marketplace.Modules.Users;

namespace Marketplace.UnitTests.Users;

/// <summary>How wrong passwords lock an account.</summary>
public sealed class LockoutTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(100, 15)]
    [InlineData(200, 30)]
    [InlineData(300, 60)]
    [InlineData(600, 480)]
    [InlineData(700, 960)]
    [InlineData(800, 1440)]
    [InlineData(1_000_000_000, 1440)]
    public void After_EachHundredthFailure_DoublesUpToADay(int failures, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), Lockout.After(failures, Now));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(99)]
    [InlineData(101)]
    public void After_AnyOtherFailure_DoesNotLock(int failures) => Assert.Null(Lockout.After(failures, Now));
}
