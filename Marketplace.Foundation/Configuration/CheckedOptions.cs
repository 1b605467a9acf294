using System.Collections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Foundation;

/// <summary>Registers settings that are bound late and checked before the host starts.</summary>
public static class CheckedOptions
{
    /// <summary>Binds a section to its type; a wrong value stops the start with key, rule and example.</summary>
    public static IServiceCollection AddCheckedOptions<T>(this IServiceCollection services, string section)
        where T : class, ICheckedOptions
    {
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

        /// <summary>Lists that were given as one value: the framework takes nothing of it and says nothing.</summary>
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
                    "a list, each entry under a number of its own",
                    $"{list.Path.Replace(":", "__", StringComparison.Ordinal)}__0={list.Value}"
                ));
    }
}
