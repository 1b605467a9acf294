using System.Text.Json;
using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.OpenApi;

namespace Marketplace.UnitTests.OpenApi;

/// <summary>What the document shows as an example is a request the Api takes.</summary>
public sealed class RequestExamplesTests
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    public static TheoryData<string> Requests => new(RequestExamples.All.Keys.Select(type => type.Name));

    [Theory]
    [MemberData(nameof(Requests))]
    public void Of_EveryRequest_PassesItsValidator(string name)
    {
        var type = RequestExamples.All.Keys.Single(t => t.Name == name);
        var request = JsonSerializer.Deserialize(RequestExamples.Of(type)!, type, Options)!;
        if (ValidatorOf(type) is not { } validator)
            return;
        var result = validator.Validate(
            (IValidationContext)Activator.CreateInstance(typeof(ValidationContext<>).MakeGenericType(type), request)!
        );
        Assert.True(result.IsValid, string.Join("; ", result.Errors));
    }

    [Fact]
    public void Of_RequestThatIsNotValid_WouldBeSeen()
    {
        var validator = ValidatorOf(typeof(Api.Users.LoginRequest))!;
        Assert.False(validator.Validate(new ValidationContext<Api.Users.LoginRequest>(new("", ""))).IsValid);
    }

    private static IValidator? ValidatorOf(Type request)
    {
        var validator = typeof(JsonSetup)
            .Assembly.GetTypes()
            .SingleOrDefault(t =>
                t is { IsAbstract: false }
                && t.IsAssignableTo(typeof(IValidator<>).MakeGenericType(request))
                && !t.ContainsGenericParameters
            );
        return validator is null ? null : (IValidator)Activator.CreateInstance(validator, nonPublic: true)!;
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        JsonSetup.Configure(options);
        return options;
    }
}
