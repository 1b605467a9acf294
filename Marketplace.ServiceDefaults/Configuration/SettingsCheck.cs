using Marketplace.Foundation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Marketplace.ServiceDefaults;

/// <summary>Checks every setting of a host before anything of it starts, and names all faults together.</summary>
/// <remarks>
/// Misspelt keys under known sections are refused in development. Elsewhere they are a warning: a release that is
/// rolled back meets settings of the newer one, and must start.
/// </remarks>
public static class SettingsCheck
{
    // Read as text from configuration, or by one host from a section that others read as well.
    private static readonly string[] Elsewhere =
    [
        SecretFiles.DirectoryKey,
        LogFiles.DirectoryKey,
        "Auth:FirstAdmin",
        "Database:Port",
        "Database:RuntimeRoles",
    ];

    /// <summary>Registers the keys that are read without options.</summary>
    internal static IServiceCollection AddKnownSettings(this IServiceCollection services)
    {
        foreach (var key in Elsewhere)
            services.AddSingleton(new KnownSetting(key));
        return services;
    }

    /// <summary>Checks the settings of a built host.</summary>
    /// <exception cref="CannotStartException">A setting is missing, wrong or misspelt; one line for each.</exception>
    public static void CheckSettings(this IHost host)
    {
        var services = host.Services;
        var faults = services
            .GetServices<CheckedSection>()
            .Select(section => section.Read)
            .Concat(services.GetServices<CheckedConnection>().Select(connection => connection.Read))
            .SelectMany(read => FaultsOf(read, services))
            .Distinct()
            .ToList();
        var unknown = Unknown(services);
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment())
            faults.AddRange(unknown);
        else
            Warn(services, unknown);

        if (faults.Count > 0)
            throw new CannotStartException(Describe(faults));
    }

    private static IEnumerable<string> FaultsOf(Action<IServiceProvider> read, IServiceProvider services)
    {
        try
        {
            read(services);
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
        // A value of the wrong type.
        catch (InvalidOperationException unreadable) when (HostRun.Explain(unreadable) is { } fault)
        {
            return [fault];
        }
    }

    private static List<string> Unknown(IServiceProvider services) =>
        [
            .. new UnknownSettings(
                services.GetRequiredService<IConfiguration>(),
                [.. services.GetServices<CheckedSection>()],
                [.. services.GetServices<KnownSetting>()]
            ).Find(),
        ];

    private static void Warn(IServiceProvider services, List<string> unknown)
    {
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SettingsCheck).FullName!);
        foreach (var line in unknown)
            logger.LogWarning("A setting is ignored: {Setting}", line);
    }

    private static string Describe(List<string> faults) =>
        faults.Count == 1
            ? faults[0]
            : $"{faults.Count} settings are wrong:"
                + string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"));
}
