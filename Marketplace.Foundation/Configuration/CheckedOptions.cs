using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Registers options that are bound lazily and validated before the host starts.</summary>
public static class CheckedOptions
{
    /// <summary>Binds a section to its type. An invalid value prevents startup; the error names the key, the rule and
    /// an example.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">The section's key.</param>
    /// <param name="isComplete">False if other hosts read further keys of the section, so that this host cannot tell a
    /// misspelt key.</param>
    public static IServiceCollection AddCheckedOptions<T>(
        this IServiceCollection services,
        string section,
        bool isComplete = true
    )
        where T : class, ICheckedOptions
    {
        services.AddSingleton(
            new CheckedSection(
                section,
                typeof(T),
                isComplete,
                provider => _ = provider.GetRequiredService<IOptions<T>>().Value
            )
        );
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(provider => new Validator<T>(
            provider.GetRequiredService<IConfiguration>().GetSection(section)
        ));
        return services;
    }

    private sealed class Validator<T>(IConfigurationSection section) : IValidateOptions<T>
        where T : class, ICheckedOptions
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var problems = options.Check().Concat(NotLists()).Select(problem => problem.ToString()).ToList();
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        /// <summary>Lists configured as a single value, which the binder would silently ignore.</summary>
        private IEnumerable<OptionProblem> NotLists() =>
            typeof(T)
                .GetProperties()
                .Where(property =>
                    property.PropertyType != typeof(string)
                    && typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
                )
                .Select(property => section.GetSection(property.Name))
                .Where(list => list.Value is { Length: > 0 })
                .Select(list => new OptionProblem(
                    list.Path,
                    "a list with one numbered key per entry",
                    $"{list.Path.Replace(":", "__", StringComparison.Ordinal)}__0={list.Value}"
                ));
    }
}
