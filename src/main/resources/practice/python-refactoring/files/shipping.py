def cost(weight, country, express):
    if weight > 0:
        if country == "DE":
            if express:
                if weight > 10:
                    return 12.9 + 7.5
                else:
                    return 6.9 + 7.5
            else:
                if weight > 10:
                    return 12.9
                else:
                    return 6.9
        else:
            if express:
                if weight > 10:
                    return 29.9 + 15.0
                else:
                    return 16.9 + 15.0
            else:
                if weight > 10:
                    return 29.9
                else:
                    return 16.9
    else:
        raise ValueError("weight")
