using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.IntegrationTests.Infrastructure;

/// <summary>What is different about the host of one test class. Put it on the class; every <see cref="MarketplaceApp"/>
/// that the class starts reads it, and <see cref="MarketplaceApp.Setup{T}"/> gives it back.</summary>
/// <remarks>Each host has its own instance, so that an attribute may hold what it started.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class HostSetupAttribute : Attribute
{
    /// <summary>Settings that go over those of the fixture.</summary>
    public virtual IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
        new Dictionary<string, string?>();

    /// <summary>Services that are added or replaced, after those of the fixture.</summary>
    public virtual void Configure(IServiceCollection services) { }

    /// <summary>Called once, when the host answers.</summary>
    public virtual Task StartedAsync(MarketplaceApp app) => Task.CompletedTask;

    /// <summary>Called once, when the host has stopped; may assert.</summary>
    public virtual ValueTask StoppedAsync() => ValueTask.CompletedTask;

    /// <summary>The attributes of the test class that runs now, made anew.</summary>
    internal static IReadOnlyList<HostSetupAttribute> OfTheTestClass() =>
        TestContext.Current.TestClass is Xunit.v3.IXunitTestClass running
            ? [.. running.Class.GetCustomAttributes<HostSetupAttribute>(inherit: true)]
            : throw new InvalidOperationException("A host is started outside of a test class.");
}

/// <summary>One setting of the host.</summary>
public sealed class SettingAttribute(string key, string value) : HostSetupAttribute
{
    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app) =>
        new Dictionary<string, string?> { [key] = value };
}

/// <summary>The environment the host believes to run in; Testing without this attribute.</summary>
public sealed class RunsAsAttribute(string environment) : HostSetupAttribute
{
    public string Environment => environment;
}

/// <summary>The clock stands still until a test moves it: for rate limits and waits, which are told by the
/// clock.</summary>
public sealed class StoppedClockAttribute : HostSetupAttribute
{
    public override IReadOnlyDictionary<string, string?> Settings(MarketplaceApp app)
    {
        app.Clock.Stop();
        return base.Settings(app);
    }
}
