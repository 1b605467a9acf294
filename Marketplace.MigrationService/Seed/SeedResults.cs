using Marketplace.Foundation;

namespace Marketplace.MigrationService;

/// <summary>Turns a failed command of a seeder into an exception.</summary>
internal static class SeedResults
{
    /// <summary>Throws unless the command succeeded.</summary>
    internal static void Require(this Result result)
    {
        if (!result.Succeeded)
            throw Failed(result.Error);
    }

    /// <summary>The value of the command; throws unless it succeeded.</summary>
    internal static T Require<T>(this Result<T> result) => result.Succeeded ? result.Value : throw Failed(result.Error);

    private static InvalidOperationException Failed(Error error) =>
        new($"The development sign-ins could not be created: {error.Code}");
}
