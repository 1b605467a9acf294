namespace Marketplace.Foundation;

/// <summary>The stable name of an integration event, for example <c>marketplace.orders.order-placed.v1</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
