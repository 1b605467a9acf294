global using Marketplace.ServiceDefaults;
