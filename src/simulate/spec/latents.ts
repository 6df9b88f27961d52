/**
 * What a customer is like and nobody sees, each a number with mean 0 and standard deviation 1 over all customers:
 * how much he needs the service, how content he is with it, how much he minds its price, how much he is among people.
 */
export type Latent = "need" | "satisfaction" | "priceSensitivity" | "sociability";

/** All latents, in the order that columns keep them. */
export const latents: readonly Latent[] = ["need", "satisfaction", "priceSensitivity", "sociability"];

/** Change of a logarithm (of a rate, of odds) per standard deviation of each latent; 0 where it is not named. */
export type LatentWeights = Readonly<Partial<Record<Latent, number>>>;
