namespace Marketplace.PaymentSimulator.Wire;

/// <summary>A request to the provider's API, read and checked.</summary>
/// <param name="Parameters">The parameters of the form or the query string.</param>
/// <param name="Scenario">What the header asks for; null if it does not.</param>
/// <param name="BaseUrl">The simulator's address as a browser reaches it.</param>
/// <param name="Path">The path of the request, for lists.</param>
/// <param name="RouteId">The object named in the path; empty if none is.</param>
public sealed record StripeRequest(FormNode Parameters, Scenario? Scenario, string BaseUrl, string Path, string RouteId)
{
    /// <summary>The scenario to remember on the object: a <c>timeout</c> by header concerns the answer only.</summary>
    public Scenario? ScenarioToRemember => Scenario == PaymentSimulator.Scenario.Timeout ? null : Scenario;
}
