using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.ServiceDefaults;

/// <summary>The connection string of one resource, read on first use and validated when the host starts.</summary>
/// <remarks>The options name is the connection name. Registration reads no configuration, so design-time tools need
/// none.</remarks>
public sealed class ConnectionStringOptions
{
    /// <summary>The connection string as configured; null if there is none.</summary>
    public string? Value { get; set; }
}

/// <summary>Registers and reads connection strings, so that every error message names the key, the rule and an
/// example.</summary>
public static class ConnectionStrings
{
    /// <summary>Reads <c>ConnectionStrings:{name}</c> lazily and prevents startup if <paramref name="refuse"/> finds a
    /// problem.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The connection name.</param>
    /// <param name="refuse">Returns what is wrong with the value and how to fix it; null if it is valid.</param>
    public static IServiceCollection AddConnectionString(
        this IServiceCollection services,
        string name,
        Func<string?, string?> refuse
    )
    {
        services
            .AddOptions<ConnectionStringOptions>(name)
            .Configure<IConfiguration>(
                (options, configuration) => options.Value = configuration.GetConnectionString(name)
            )
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConnectionStringOptions>>(new Refusal(name, refuse));
        services.AddSingleton(new CheckedConnection(provider => _ = provider.ConnectionString(name)));
        return services;
    }

    /// <summary>Returns the validated connection string <paramref name="name"/>.</summary>
    /// <remarks>Throws <see cref="OptionsValidationException"/> if it is missing or malformed.</remarks>
    public static string ConnectionString(this IServiceProvider services, string name) =>
        services.GetRequiredService<IOptionsMonitor<ConnectionStringOptions>>().Get(name).Value!;

    /// <summary>Builds the message for a missing or invalid connection string.</summary>
    public static string Describe(string name, string fault, string example) =>
        $"ConnectionStrings:{name} {fault}. Set it in configuration or the environment, for example "
        + $"ConnectionStrings__{name}=\"{example}\".";

    private sealed class Refusal(string name, Func<string?, string?> refuse) : IValidateOptions<ConnectionStringOptions>
    {
        public ValidateOptionsResult Validate(string? optionsName, ConnectionStringOptions options)
        {
            if (optionsName != name)
                return ValidateOptionsResult.Skip;

            return refuse(options.Value) is { } fault
                ? ValidateOptionsResult.Fail(fault)
                : ValidateOptionsResult.Success;
        }
    }
}

/// <summary>A connection string that is checked with the other settings.</summary>
/// <param name="Read">Reads and validates it.</param>
internal sealed record CheckedConnection(Action<IServiceProvider> Read);
